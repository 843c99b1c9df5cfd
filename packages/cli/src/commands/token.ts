import { signToken } from "@tsapi/framework/emulator"
import { chooseTokenAuthorizer, tokenClaims } from "@tsapi/framework/gateway"
import path from "node:path"
import { UserError } from "../errors/user-error.ts"
import { httpOf } from "../kinds/http.ts"
import { declaredTriggers } from "../kinds/on-user-pool/user-pool-trigger.ts"
import { readSigningKey } from "../local/identity/read-signing-key.ts"
import { signInLocally } from "../local/identity/sign-in-locally.ts"
import type { Command } from "../model/command.ts"
import type { LocalUser } from "../model/config.ts"
import { loadApp } from "../pipeline/load-app.ts"
import { parseDuration } from "./parse-duration.ts"

/** `tsapi token`: prints a token of the local identity provider, which `tsapi local` takes. */
export const tokenCommand: Command = {
  flags: [
    { flags: "--user <name>", description: "Whom it is for: a user of `local.users` in the config" },
    { flags: "--authorizer <name>", description: "The authorizer that will take it, where the app has several" },
    { flags: "--scope <scope...>", description: "Scopes in place of the user's" },
    {
      flags: "--use <kind>",
      description: "Which token of a user pool; default: access where there are scopes",
      choices: ["id", "access"],
    },
    { flags: "--client <id>", description: "The program it is made for" },
    { flags: "--expires <duration>", description: "How long it is good: 90s, 15m, 1h, 7d", default: "1h" },
    { flags: "--no-triggers", description: "Do not ask the triggers of the user pool" },
  ],
  async run({ flags, terminal }) {
    const { projectDir, region: given } = flags
    const { app, config } = await loadApp(projectDir, flags)
    const api = httpOf(app.declared)?.api ?? { authorizers: [] }
    const authorizer = chooseTokenAuthorizer(api, text(flags["authorizer"]))
    if (typeof authorizer === "string") {
      const hint = api.authorizers.some(({ type }) => type === "cognito" || type === "jwt")
        ? "Name one with --authorizer; `tsapi routes` shows which routes have which."
        : "Give a route one: authorizer: cognitoAuthorizer({ userPool: users })."
      throw new UserError("TOKEN_AUTHORIZER_UNKNOWN", `It is not clear who will take the token: ${authorizer}`, {
        hint,
      })
    }
    const [name, user] = chooseUser(config.local.users ?? {}, text(flags["user"]))
    const scopes = Array.isArray(flags["scope"]) ? flags["scope"].map(String) : user.scopes
    const options = { user: name, ...user, scopes, use: tokenUse(flags["use"]), client: text(flags["client"]) }
    const expiresInSeconds = parseDuration(String(flags["expires"]))
    const context = { region: given ?? "us-east-1", now: Date.now() }
    const stateDir = path.join(projectDir, ".tsapi", "local")
    const plain = tokenClaims(authorizer, { ...options, expiresInSeconds }, context)
    const pool = authorizer.type === "cognito" ? authorizer.userPools[0]?.declared : undefined
    const triggers = flags["triggers"] === false ? [] : declaredTriggers(pool, app.declared)
    const claims = await signInLocally(plain, { app, stateDir, region: context.region, token: options, triggers })
    const token = await signToken(claims, await readSigningKey(stateDir))
    terminal.document({ token, authorizer: authorizer.id, claims })
    terminal.print(token)
    return 0
  },
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined
}

function chooseUser(
  users: Readonly<Record<string, LocalUser>>,
  name: string | undefined,
): readonly [name: string, user: LocalUser] {
  const names = Object.keys(users)
  const chosen = name ?? (names.length === 1 ? names[0] : undefined)
  const user = chosen !== undefined && Object.hasOwn(users, chosen) ? users[chosen] : undefined
  if (chosen !== undefined && user) return [chosen, user]
  const known = names.length > 0 ? `The config has ${names.join(", ")}` : "The config has no users"
  throw new UserError("TOKEN_USER_UNKNOWN", chosen === undefined ? "No user is named" : `There is no user ${chosen}`, {
    hint: `${known}: name one of \`local.users\` in tsapi.config.ts with --user.`,
  })
}

function tokenUse(value: unknown): "id" | "access" | undefined {
  return value === "id" || value === "access" ? value : undefined
}
