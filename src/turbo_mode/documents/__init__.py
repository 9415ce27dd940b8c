"""Documents as texts: Markdown by templates, HTML and PDF of it, and Markdown read back to be judged."""
