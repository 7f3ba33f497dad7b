"""draw.io drawings, plain and compressed."""
