import type { FunctionModel } from "../model/app-model.ts"

/** What settings of functions do deployed only. */
export function settingDifferences(functions: readonly FunctionModel[]): readonly string[] {
  const differences: readonly (readonly [string, (fn: FunctionModel) => boolean])[] = [
    ["has its layers deployed only", ({ layers }) => layers !== undefined],
    ["is in its VPC deployed only", ({ vpc }) => vpc !== undefined],
    ["has instances kept ready deployed only", ({ provisionedConcurrency }) => provisionedConcurrency !== undefined],
    ["may fill all of this machine's /tmp", ({ ephemeralStorageMb }) => ephemeralStorageMb !== undefined],
    ["is traced deployed only", ({ tracing }) => tracing === true],
  ]
  return differences.flatMap(([difference, isOf]) => {
    const ids = functions.filter(isOf).map(({ id }) => id)
    return ids.map((id) => `${id} ${difference}.`)
  })
}
