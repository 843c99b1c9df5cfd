import type { SourceLocation } from "../../model/source-location.ts"
import type { ClientData } from "../permissions/service-data.ts"
import type { OpaqueKind } from "./opaque-packages.ts"

/** What bundling notices about packages, and the analysis has to say or to act on. */
export interface PackageNotes {
  /** Modules outside the bundle whose requests cannot be followed, by specifier. */
  readonly opaque: Map<string, OpaqueKind>
  /** Names that code imports and that a package's stand-in does not have, by package. */
  readonly unknownNames: Map<string, Set<string>>
  /** Packages of a version that their stand-in does not describe. */
  readonly unknownVersions: Map<string, UnknownVersion>
  /** SDK clients of services that the tables of the policy inference lack. */
  readonly clients: Map<string, ClientData>
}

export interface UnknownVersion {
  readonly version: string
  /** Where it is imported. */
  readonly location: SourceLocation
}

export function emptyNotes(): PackageNotes {
  return { opaque: new Map(), unknownNames: new Map(), unknownVersions: new Map(), clients: new Map() }
}
