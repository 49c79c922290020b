"""Where the graph is kept, and how it is asked."""
