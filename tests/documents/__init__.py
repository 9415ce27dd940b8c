"""Stories about documents."""
