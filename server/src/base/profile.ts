/**
 * Which ggen a project is written for: `v1` is ggen 1.2, `26` is ggen 26.x.
 *
 * The profile decides on filters, front matter keys and the shape of SPARQL rows; `model/project.ts` says how it is found.
 */
export type Profile = "v1" | "26";
