"""From published reports to graphs: documents, layouts, findings, RDF."""
