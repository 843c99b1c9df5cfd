import type { Declaration } from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { app, config, fixtures } from "../../../test/kinds/fixtures.ts"
import { onUserPool } from "../../../test/kinds/declared/user-pools.ts"
import type { UserError } from "../../errors/user-error.ts"
import type { AppModel } from "../../model/app-model.ts"
import type { Located, PlanRefs } from "../../model/kind.ts"
import { onUserPoolKind } from "../on-user-pool.ts"
import { userPoolKind } from "../user-pool.ts"

const { declaration: pool } = fixtures.userPool
const custom = { ...pool, clients: { phone: { flows: ["custom" as const] } } }
const trigger = (given: object) => ({ ...onUserPool, ...given })

function built(triggers: readonly (typeof onUserPool)[], others: readonly Located<Declaration>[] = [pool]) {
  const errors: UserError[] = []
  const context = {
    config,
    app,
    declarations: [...others, ...triggers],
    report: (error: UserError) => void errors.push(error),
  }
  const { models, functions } = onUserPoolKind.toModel(triggers, context)
  const pools = userPoolKind.toModel(
    others.flatMap((it) => (it.kind === "userPool" ? [it as never] : [])),
    context,
  )
  const model: AppModel = {
    ...{ appName: "contract", stage: "dev", entry: "src/app.ts", exportName: "app", functions: [] },
    declared: [...pools.models, ...models],
    location: { file: "src/app.ts", line: 1 },
  }
  const refs: PlanRefs = {
    ...{ app: model, references: [], retainState: false },
    functionArn: (id) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] }),
  }
  return {
    ...{ models, functions, refs, pools: pools.models },
    resources: {
      ...onUserPoolKind.toResources?.(models, refs).resources,
      ...userPoolKind.toResources?.(pools.models, refs).resources,
    },
    problems: errors.map(({ message, location }) => `${message} (${location?.file}:${location?.line})`),
  }
}

describe("@onUserPool in a template", () => {
  it("is in the LambdaConfig of its pool, which alone may invoke its function", () => {
    const { resources, problems, functions } = built([
      trigger({ version: undefined }),
      trigger({ methodName: "admit", trigger: "PreSignUp", version: undefined }),
    ])
    expect(problems).toEqual([])
    expect(resources["UsersUserPool"]?.Properties?.["LambdaConfig"]).toEqual({
      PreTokenGenerationConfig: {
        LambdaArn: { "Fn::GetAtt": ["GateDescribeFunction", "Arn"] },
        LambdaVersion: "V2_0",
      },
      PreSignUp: { "Fn::GetAtt": ["GateAdmitFunction", "Arn"] },
    })
    expect(resources["GateAdmitUsersPermission"]).toMatchObject({
      Properties: {
        FunctionName: { "Fn::GetAtt": ["GateAdmitFunction", "Arn"] },
        Principal: "cognito-idp.amazonaws.com",
        SourceArn: { "Fn::GetAtt": ["UsersUserPool", "Arn"] },
      },
      Metadata: { tsapi: { file: "src/gate.ts", line: 5 } },
    })
    expect(functions.map(({ longestTimeout }) => longestTimeout?.seconds)).toEqual([5, 5])
  })

  it("leaves a pool that asks nobody without one", () => {
    expect(built([]).resources["UsersUserPool"]?.Properties).not.toHaveProperty("LambdaConfig")
  })

  it("withholds the pool from its functions, which hear of it from their events", () => {
    const { pools } = built([onUserPool])
    const references = userPoolKind.toReferences?.(pools, []) ?? []
    expect(references.map(({ withheldFrom, isInEvents }) => [withheldFrom, isInEvents])).toEqual(
      references.map(() => [["GateDescribe"], true]),
    )
    expect(references).toHaveLength(3)
  })

  it("has one function for a trigger, a pool that the app declares, and versions of tokens alone", () => {
    expect(
      built([
        onUserPool,
        trigger({ methodName: "again", location: { file: "src/gate.ts", line: 9 } }),
        trigger({ trigger: "PreSignUp" }),
        trigger({ trigger: "PreSignIn" }),
        trigger({ version: "V4_0" }),
      ]).problems,
    ).toEqual([
      '@onUserPool of Gate.again: Gate.describe at src/gate.ts:5 is the PreTokenGeneration of "Users" already (src/gate.ts:9)',
      "@onUserPool of Gate.describe: PreSignUp has no version (src/gate.ts:5)",
      '@onUserPool of Gate.describe: trigger is "PreSignIn" (src/gate.ts:5)',
      '@onUserPool of Gate.describe: version is "V4_0" (src/gate.ts:5)',
    ])
    expect(built([onUserPool], []).problems).toEqual([
      '@onUserPool of Gate.describe: the app has no user pool "Users" (src/gate.ts:5)',
    ])
  })

  it("has challenges where a client of the pool asks for them", () => {
    const challenges = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"] as const
    const triggers = challenges.map((name) => trigger({ trigger: name, version: undefined, methodName: name }))
    expect(built(triggers, [custom]).problems).toEqual([])
    expect(built(triggers).problems).toEqual(
      challenges.map((name) => `@onUserPool of Gate.${name}: no client of "Users" has challenges (src/gate.ts:5)`),
    )
  })

  it("has a sample event of every trigger, with the parts of its request that the data has", () => {
    const { models, refs } = built([trigger({ trigger: "VerifyAuthChallengeResponse", version: undefined })], [custom])
    const sample = (data?: string) =>
      onUserPoolKind.toSampleEvent?.(models, "GateDescribe", {
        ...{ app: refs.app, region: "eu-west-1", accountId: "123456789012", data },
      })
    expect(sample('{"challengeAnswer":"6"}')).toMatchObject({
      version: "1",
      triggerSource: "VerifyAuthChallengeResponse_Authentication",
      userPoolId: "eu-west-1_Users",
      request: { challengeAnswer: "6", privateChallengeParameters: { answer: "5" } },
      response: { answerCorrect: null },
    })
    expect(() => sample("[]")).toThrow("The data of such an event is an object")
  })
})
