import { type Declaration, type KindName, runtimeKinds } from "@tsapi/framework/internal"
import type { UserError } from "../../src/errors/user-error.ts"
import { kinds } from "../../src/kinds/index.ts"
import type { AppModel } from "../../src/model/app-model.ts"
import type { Located, ModelContext } from "../../src/model/kind.ts"
import { app as declaredApp, config, fixtures } from "./fixtures.ts"

const declarations: readonly Located<Declaration>[] = Object.values(fixtures).map(({ declaration }) => declaration)

/** What a kind makes of its fixture. */
export function modelOf(name: KindName) {
  const errors: UserError[] = []
  const context: ModelContext = {
    config,
    app: declaredApp,
    declarations: [declaredApp, ...declarations],
    report: (error) => void errors.push(error),
  }
  const own = declarations.filter(({ kind }) => kind === name)
  const result = kinds[name]?.toModel(own, context)
  if (!result) throw new Error(`no build half of ${name}`)
  return { ...result, errors }
}

/** An app that declares one of each kind. */
export const fixtureApp: AppModel = {
  ...{ appName: "contract", stage: "dev", entry: "src/app.ts", exportName: "app", functions: [] },
  declared: (Object.keys(runtimeKinds) as KindName[]).flatMap((name) => modelOf(name).models),
  location: { file: "src/app.ts", line: 1 },
}
