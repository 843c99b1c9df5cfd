import { signIn, type SignInOptions } from "@tsapi/framework/gateway"
import { UserError } from "../../errors/user-error.ts"
import type { AppModel } from "../../model/app-model.ts"
import { stackName } from "../../model/logical-id.ts"
import { invokeLocally } from "../emit-locally.ts"
import { findServer } from "../running-server.ts"

export interface LocalSignIn extends Omit<SignInOptions, "run"> {
  readonly app: AppModel
  readonly stateDir: string
}

/**
 * The claims of a token after the functions of a running server were asked, as the user pool would. Throws TOKEN_REFUSED
 * where one refuses, and LOCAL_SERVER_MISSING where there are some and no server runs.
 */
export async function signInLocally(
  claims: Parameters<typeof signIn>[0],
  { app, stateDir, triggers, ...options }: LocalSignIn,
): ReturnType<typeof signIn> {
  const asked = triggers.filter(({ trigger }) => atSignIn.includes(trigger))
  if (asked.length === 0) return claims
  const server = await findServer(stateDir).catch((cause: unknown) => {
    throw new UserError(
      "LOCAL_SERVER_MISSING",
      `The user pool ${asked[0]?.pool} has triggers, and no tsapi local runs`,
      {
        hint: "Start `tsapi local` in another terminal, or make a token without asking them: --no-triggers.",
        cause,
      },
    )
  })
  const name = stackName(app.appName, app.stage)
  return signIn(claims, {
    ...options,
    triggers: asked,
    async run(functionId, event) {
      const { payload, functionError } = await invokeLocally(server, `${name}-${functionId}`, JSON.stringify(event))
      if (functionError !== undefined) throw new Error(String(Object(payload).errorMessage))
      return payload
    },
  }).catch((cause: unknown) => {
    if (!(cause instanceof Error) || cause instanceof UserError) throw cause
    throw new UserError("TOKEN_REFUSED", cause.message, {
      hint: "The method of that trigger threw. Its log is in the terminal of `tsapi local`.",
      cause,
    })
  })
}

const atSignIn = ["PreAuthentication", "PostAuthentication", "PreTokenGeneration"]
