"""Reading from data sources and writing to data sinks: databases, APIs, files. A system a file."""
