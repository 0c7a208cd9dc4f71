export * from "./registries.ts";
export * from "./registryIndex.ts";
export * from "./requirement.ts";
export * from "./search.ts";
