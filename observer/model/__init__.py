"""Plain data of the domain, and what stands of the marks. Nothing here imports the rest."""
