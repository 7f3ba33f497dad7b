"""A document as PDF, through ReportLab."""
