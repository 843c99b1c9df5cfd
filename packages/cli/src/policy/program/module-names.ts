import type { ImportDeclarationSpecifier, ModuleExportName } from "oxc-parser"

/** The name under which a module exports what is imported; `*` for all of it. */
export function importedName(specifier: ImportDeclarationSpecifier): string {
  if (specifier.type === "ImportSpecifier") return moduleName(specifier.imported)
  return specifier.type === "ImportDefaultSpecifier" ? "default" : "*"
}

/** The name in an import or export list. */
export function moduleName(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name
}
