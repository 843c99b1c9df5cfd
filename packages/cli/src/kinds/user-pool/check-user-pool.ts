import { integer } from "@tsapi/framework/checks"
import type { UserPoolClientOptions, UserPoolDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { clientsOf } from "./user-pool-resources.ts"

interface PoolFault {
  readonly problem: string
  readonly hint: string
}

const namePattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/** Everything Cognito would refuse in a user pool's declaration. */
export function checkUserPool(pool: Located<UserPoolDeclaration>): readonly UserError[] {
  const clients = Object.entries(clientsOf(pool))
  return [
    ...poolFaults(pool),
    ...nameFaults("a group", pool.groups ?? []),
    ...nameFaults("a client", Object.keys(clientsOf(pool))),
    ...serverFaults(pool),
    ...clients.flatMap(([name, client]) => clientFaults(client, { name, pool })),
  ].map(
    ({ problem, hint }) =>
      new UserError("USER_POOL_INVALID", `UserPool "${pool.id}": ${problem}`, { hint, location: pool.location }),
  )
}

function poolFaults({ id, signInWith = ["email"], password, mfa, domain, groups = [] }: UserPoolDeclaration) {
  const faults = [...nameFaults("the pool", [id]), ...oneOfFaults("signInWith", signInWith, signIns)]
  if (signInWith.length === 0) faults.push({ problem: "signInWith is empty", hint: 'Give ["email"], for example.' })
  if (mfa !== undefined) faults.push(...oneOfFaults("mfa", [mfa], ["off", "optional", "required"]))
  if (password?.minimumLength !== undefined) {
    faults.push(...rangeFaults("password.minimumLength", password.minimumLength, [6, 99]))
  }
  faults.push(...oneOfFaults("password.require", password?.require ?? [], kinds))
  if (domain !== undefined && !(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(domain) && !reserved.test(domain))) {
    const hint = "Use lower-case letters, digits and hyphens, at most 63, without aws, amazon or cognito."
    faults.push({ problem: `the domain is "${domain}"`, hint })
  }
  const twice = groups.find((group, index) => groups.indexOf(group) < index)
  if (twice !== undefined) faults.push({ problem: `the group "${twice}" is there twice`, hint: "Name it once." })
  return faults
}

const signIns = ["email", "phone", "username"]
const kinds = ["lowercase", "uppercase", "numbers", "symbols"]
const flowNames = ["srp", "password", "custom", "code", "clientCredentials"]
const reserved = /aws|amazon|cognito/

function nameFaults(what: string, names: readonly string[]): PoolFault[] {
  const hint = "Use letters, digits, hyphens and underscores, beginning with a letter, 64 characters at most."
  return names
    .filter((name) => !namePattern.test(name))
    .map((name) => ({ problem: `"${name}" cannot be the name of ${what}`, hint }))
}

function serverFaults({ resourceServers = {} }: UserPoolDeclaration): readonly PoolFault[] {
  return Object.entries(resourceServers).flatMap(([server, scopes]) => {
    const names = [server, ...Object.keys(scopes)].filter((name) => !/^[!#-.0-[\]-~]{1,256}$/.test(name))
    const hint = "Use printable ASCII characters without space, quote, slash and backslash."
    const faults = names.map((name) => ({ problem: `"${name}" cannot be the name of a scope`, hint }))
    if (Object.keys(scopes).length > 0) return faults
    return [...faults, { problem: `the resource server "${server}" has no scope`, hint: "Give it one, or remove it." }]
  })
}

const standardScopes = new Set(["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"])

interface ClientPlace {
  readonly name: string
  readonly pool: UserPoolDeclaration
}

function clientFaults(client: UserPoolClientOptions, { name, pool }: ClientPlace): readonly PoolFault[] {
  const { flows = ["srp"], scopes = [], callbackUrls = [], tokenMinutes = 60, refreshTokenDays = 30, secret } = client
  const faults: PoolFault[] = [
    ...oneOfFaults("flows", flows, flowNames),
    ...rangeFaults("tokenMinutes", tokenMinutes, [5, 1440]),
    ...rangeFaults("refreshTokenDays", refreshTokenDays, [1, 3650]),
  ]
  const own = Object.entries(pool.resourceServers ?? {}).flatMap(([server, named]) =>
    Object.keys(named).map((scope) => `${server}/${scope}`),
  )
  const isOAuth = flows.includes("code") || flows.includes("clientCredentials")
  for (const scope of scopes.filter((wanted) => !own.includes(wanted) && !standardScopes.has(wanted))) {
    faults.push({ problem: `no resource server has the scope "${scope}"`, hint: "Add it to `resourceServers`." })
  }
  if (!isOAuth && scopes.length > 0)
    faults.push({ problem: "scopes need a flow that asks for them", hint: 'Add "code" or "clientCredentials".' })
  if (isOAuth && scopes.length === 0)
    faults.push({ problem: "its flow asks for scopes, and it has none", hint: "Give it `scopes`." })
  if (isOAuth && pool.domain === undefined)
    faults.push({ problem: "its flow needs the pool's domain", hint: "Give the pool a `domain`." })
  if (flows.includes("code") && callbackUrls.length === 0)
    faults.push({ problem: "code needs somewhere to send users back to", hint: "Give it `callbackUrls`." })
  if (flows.includes("clientCredentials") && secret === false)
    faults.push({ problem: "clientCredentials needs a secret", hint: "Remove `secret: false`." })
  if (flows.includes("clientCredentials") && flows.includes("code"))
    faults.push({ problem: "clientCredentials and code cannot be one client's", hint: "Make two clients." })
  if (flows.includes("clientCredentials") && scopes.some((scope) => standardScopes.has(scope)))
    faults.push({ problem: "clientCredentials takes scopes of resource servers only", hint: "Remove the others." })
  return faults.map((fault) => ({ ...fault, problem: `the client ${name}: ${fault.problem}` }))
}

function oneOfFaults(what: string, values: readonly string[], allowed: readonly string[]): PoolFault[] {
  return values
    .filter((value) => !allowed.includes(value))
    .map((value) => ({ problem: `${what} has ${JSON.stringify(value)}`, hint: `Use ${allowed.join(", ")}.` }))
}

function rangeFaults(what: string, value: number, [least, most]: readonly [number, number]): PoolFault[] {
  return integer(least, most)(value, [what]).map(({ message, hint }) => ({ problem: message, hint }))
}
