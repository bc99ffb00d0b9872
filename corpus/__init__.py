"""What is searched: files become documents, documents hold passages."""
