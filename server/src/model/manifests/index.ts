export { type Dependency, dependenciesOf } from "./gpack.ts";
export { type ManifestModel, readManifest } from "./manifest.ts";
export type { TomlDocument, TomlEntry, TomlTable } from "./toml.ts";
