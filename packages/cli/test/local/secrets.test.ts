import { afterAll, expect, test, vi } from "vitest"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"
import { App, controller, existingParameter, existingSecret, Parameter, route, Secret } from "@tsapi/framework"
import { parameterValue } from "@tsapi/framework/parameters"
import { secretValue } from "@tsapi/framework/secrets"

const now = { ttlSeconds: 0 }
const signing = new Secret("Signing", { generate: { length: 12 } })
const stripeKey = new Secret("StripeKey")
const database = existingSecret("Database", { arn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbC123" })
const limit = new Parameter("Limit", { value: "100" })
export const rate = existingParameter("Rate", { name: "/shop/rate" })
const theme = existingParameter("Theme", { name: "/shop/theme" })

@controller("/values")
class ValueController {
  @route("GET", "/")
  async all() {
    const signed = (await secretValue(signing)).length
    return [signed, await secretValue(database), await parameterValue(limit), await parameterValue(theme)]
  }

  @route("GET", "/stripe")
  async stripe() {
    return secretValue(stripeKey, now).catch(({ message }) => message)
  }

  @route("PUT", "/stripe")
  async set() {
    await new SecretsManagerClient({}).send(new PutSecretValueCommand({ SecretId: stripeKey.arn, SecretString: "set" }))
    return Object.values(process.env).some((value) => value === "from the shell")
  }
}

export const app = new App("shop", { controllers: [ValueController] })
`,
}

vi.stubEnv("DATABASE_SECRET_VALUE", "from the shell")
vi.stubEnv("THEME_PARAMETER_VALUE", "dark")
afterAll(() => vi.unstubAllEnvs())

test("functions read secrets and parameters, whose values are in no environment and outlive a restart", async () => {
  const { request, restart, printed } = await serveProject(files)
  const answer = async (path: string, method = "GET") => (await request(`/values${path}`, { method })).text()
  expect(JSON.parse(await answer(""))).toEqual([12, "from the shell", "100", "dark"])
  const missing = /The (secret|parameter) (\w+) has no value here: set (\w+) in \.env\./g
  const told = () => [...printed.stdout.matchAll(missing)].map(([, ...what]) => what.join(" "))
  expect(told()).toEqual(["parameter Rate RATE_PARAMETER_VALUE", "secret StripeKey STRIPE_KEY_SECRET_VALUE"])
  expect(await answer("/stripe")).toMatch(/AWSCURRENT\. .*put STRIPE_KEY_SECRET_VALUE=… into \.env/)
  expect(await answer("/stripe", "PUT")).toBe("false")
  await restart()
  expect(await answer("/stripe")).toBe("set")
  expect(told().slice(2)).toEqual(["parameter Rate RATE_PARAMETER_VALUE"])
  expect(printed.stdout + printed.stderr).not.toMatch(/from the shell|AccessDenied/)
}, 60_000)
