"""Tables, forms and pages for every kind of record, made from its declaration alone."""
