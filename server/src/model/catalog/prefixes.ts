/** Prefixes that everybody means the same by. */
export const wellKnownPrefixes: ReadonlyMap<string, string> = new Map([
  ["rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
  ["rdfs", "http://www.w3.org/2000/01/rdf-schema#"],
  ["owl", "http://www.w3.org/2002/07/owl#"],
  ["xsd", "http://www.w3.org/2001/XMLSchema#"],
  ["sh", "http://www.w3.org/ns/shacl#"],
  ["skos", "http://www.w3.org/2004/02/skos/core#"],
  ["foaf", "http://xmlns.com/foaf/0.1/"],
  ["schema", "http://schema.org/"],
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["dcterms", "http://purl.org/dc/terms/"],
  ["prov", "http://www.w3.org/ns/prov#"],
]);
