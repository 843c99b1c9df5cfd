import type { runtimeKinds } from "@tsapi/framework/internal"
import type { AnyKind } from "../model/kind.ts"
import { authorizerKind } from "./authorizer.ts"
import { httpKind } from "./http.ts"
import { tableKind } from "./table.ts"

/** The build half of every kind; a runtime half without one does not compile. */
export const kinds: Readonly<Record<string, AnyKind>> = {
  authorizer: authorizerKind,
  http: httpKind,
  table: tableKind,
} satisfies Record<keyof typeof runtimeKinds, AnyKind>
