-- What counts: a document that stands in the corpus twice counts once, so sums over `claims` and `findings` are too large.
CREATE VIEW claims_read AS
  SELECT claims.*, documents.input, documents.title, documents.year
  FROM claims JOIN documents ON documents.key = claims.document_key WHERE documents.status = 'read';
CREATE VIEW findings_read AS
  SELECT findings.*, documents.input, documents.title, documents.year
  FROM findings JOIN documents ON documents.key = findings.document_key WHERE documents.status = 'read';
