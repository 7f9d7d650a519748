"""Figures as they arrive: imported, watched for, and what they change."""
