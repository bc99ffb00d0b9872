"""How it is searched: a question becomes ranked, cited passages."""
