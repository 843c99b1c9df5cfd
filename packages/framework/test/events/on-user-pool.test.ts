import { afterEach, describe, expect, it, vi } from "vitest"
import {
  App,
  createLambdaHandler,
  onUserPool,
  UserPool,
  type UserPoolEvent,
  type UserPoolRequest,
  type UserPoolTriggerName,
} from "../../src/index.ts"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-GateAdmit", timeoutSeconds: 5 })
const users = new UserPool("RunUsers")
const staff = new UserPool("RunStaff")

function event(given: Partial<UserPoolEvent>) {
  return {
    version: "1",
    triggerSource: "PreSignUp_SignUp",
    region: "us-east-1",
    userPoolId: "us-east-1_RunUsers",
    userName: "jane",
    callerContext: { awsSdkVersion: "aws-sdk-unknown-unknown", clientId: "1example23456789" },
    request: { userAttributes: { email: "jane@example.com" }, validationData: null },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    ...given,
  }
}

const handlerOf = (type: new () => object) => createLambdaHandler(new App("shop", { handlers: [type] }))

afterEach(() => {
  for (const name of ["ID", "ARN"]) delete process.env[`RUN_USERS_USER_POOL_${name}`]
  vi.unstubAllEnvs()
})

describe("@onUserPool", () => {
  it("answers with the event, in whose response is what the method returned", async () => {
    class Gate {
      @onUserPool(users, "PreSignUp")
      admit({ request, userName, triggerSource, context: given }: UserPoolRequest<"PreSignUp">) {
        expect({ userName, triggerSource, given }).toEqual({
          ...{ userName: "jane", triggerSource: "PreSignUp_SignUp", given: context },
        })
        return { autoConfirmUser: request.userAttributes["email"] === "jane@example.com" }
      }
    }
    expect(await handlerOf(Gate)(event({}), context)).toEqual(
      event({ response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false } }),
    )
  })

  it("answers with the event as it is where the method returns nothing, and refuses with what it throws", async () => {
    class Gate {
      @onUserPool(users, "PreAuthentication")
      check({ userName }: UserPoolRequest<"PreAuthentication">) {
        if (userName === "eve") throw new Error("Not you")
      }
    }
    const asked = event({ triggerSource: "PreAuthentication_Authentication", response: {} })
    const handler = handlerOf(Gate)
    expect(await handler(asked, context)).toEqual(asked)
    await expect(handler({ ...asked, userName: "eve" }, context)).rejects.toThrow(new Error("Not you"))
  })

  it("refuses to answer with what is no response", async () => {
    const answers: readonly unknown[] = ["str", [1], true]
    for (const answer of answers) {
      class Gate {
        @onUserPool(users, "PreSignUp")
        admit() {
          return answer as { autoConfirmUser: boolean }
        }
      }
      await expect(handlerOf(Gate)(event({}), context)).rejects.toThrow(
        "Gate.admit has to return an object for the response of PreSignUp, or nothing",
      )
    }
  })

  it("knows its pool from the event, which the pool's functions are not told by their environment", async () => {
    const seen: string[] = []
    class Gate {
      @onUserPool(users, "PostConfirmation")
      welcome() {
        seen.push(users.userPoolId, users.arn)
      }
    }
    await handlerOf(Gate)(event({ triggerSource: "PostConfirmation_ConfirmSignUp", response: {} }), context)
    expect(seen).toEqual([
      "us-east-1_RunUsers",
      `arn:aws:cognito-idp:us-east-1:${context.invokedFunctionArn.split(":")[4]}:userpool/us-east-1_RunUsers`,
    ])
  })

  it("runs the method of the trigger and of the pool where one function has several", async () => {
    vi.stubEnv("RUN_USERS_USER_POOL_ID", "us-east-1_RunUsers")
    vi.stubEnv("RUN_STAFF_USER_POOL_ID", "us-east-1_RunStaff")
    class Gate {
      @onUserPool(users, "PreTokenGeneration")
      describe({ request }: UserPoolRequest<"PreTokenGeneration">) {
        expect(request).toHaveProperty("userAttributes")
        return { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { plan: 1 } } } }
      }

      @onUserPool(staff, "PreTokenGeneration", { version: "V1_0" })
      describeStaff({ userName }: UserPoolRequest<"PreTokenGeneration", "V1_0">) {
        expect(userName).toBe("jane")
        return { claimsOverrideDetails: { claimsToSuppress: ["email"] } }
      }

      @onUserPool(staff, "PreSignUp")
      admit() {
        return { autoConfirmUser: true }
      }
    }
    const handler = handlerOf(Gate)
    const ask = async (pool: string, triggerSource: UserPoolEvent["triggerSource"]) => {
      const asked = event({ triggerSource, userPoolId: `us-east-1_${pool}`, response: {} })
      return Object(await handler(asked, context)).response
    }
    expect([
      await ask("RunUsers", "TokenGeneration_HostedAuth"),
      await ask("RunStaff", "TokenGeneration_RefreshTokens"),
      await ask("RunStaff", "PreSignUp_AdminCreateUser"),
    ]).toEqual([
      { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { plan: 1 } } } },
      { claimsOverrideDetails: { claimsToSuppress: ["email"] } },
      { autoConfirmUser: true },
    ])
    await expect(ask("RunUsers", "PreSignUp_SignUp")).rejects.toThrow("0 methods with @onUserPool")
  })

  it("is declared with the id of its pool", () => {
    class Gate {
      @onUserPool(users, "PreTokenGeneration", { version: "V3_0", function: { memory: 256 } })
      describe() {}
    }
    const declared = declarationsOf(new App("shop", { handlers: [Gate] })).filter(({ kind }) => kind === "onUserPool")
    expect(declared).toMatchObject([
      { className: "Gate", methodName: "describe", pool: "RunUsers", trigger: "PreTokenGeneration", version: "V3_0" },
    ])
  })

  it("refuses what is no pool of the app, and options it does not know", () => {
    const others: UserPool = JSON.parse('"arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Other"')
    expect(() => onUserPool(others, "PreSignUp")).toThrow("a stack cannot change the triggers of such a pool")
    const missing: UserPool = JSON.parse("{}").pool
    expect(() => onUserPool(missing, "PreSignUp")).toThrow("its source is undefined. Is there an import cycle?")
    const options: object = { versoin: "V1_0" }
    expect(() => onUserPool(users, "PreTokenGeneration", options)).toThrow(TypeError)
  })

  it("types what a method is asked and what it answers by the trigger", () => {
    const names: readonly UserPoolTriggerName[] = ["PreSignUp"]
    class Gate {
      // @ts-expect-error it is asked before a sign-up, and not after
      @onUserPool(users, "PreSignUp")
      welcome({ request }: UserPoolRequest<"PostAuthentication">) {
        expect(request.newDeviceUsed).toBe(false)
      }

      // @ts-expect-error nobody would read the answer
      @onUserPool(users, "PostConfirmation")
      confirm() {
        return { autoConfirmUser: true }
      }

      // @ts-expect-error whether the answer is right has to be said
      @onUserPool(users, "VerifyAuthChallengeResponse")
      verify() {}

      // @ts-expect-error version 1 has other names
      @onUserPool(users, "PreTokenGeneration", { version: "V1_0" })
      describe() {
        return { claimsAndScopeOverrideDetails: null }
      }

      // @ts-expect-error tokens alone have versions
      @onUserPool(users, "PreSignUp", { version: "V1_0" })
      admit() {}
    }
    expect([Gate, names]).toBeDefined()
  })
})
