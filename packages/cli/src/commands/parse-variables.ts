import { UserError } from "../errors/user-error.ts"

/** `--env NAME=VALUE`, once for each name. Throws `ENV_INVALID`. */
export function parseVariables(settings: readonly string[]): Readonly<Record<string, string>> {
  const variables = new Map<string, string>()
  for (const setting of settings) {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(setting) ?? []
    if (name === undefined || value === undefined) {
      throw new UserError("ENV_INVALID", `--env ${setting} is not NAME=VALUE`, {
        hint: "Write --env TABLE_NAME=todos: the name has letters, digits and _, and no digit first.",
      })
    }
    if (variables.has(name)) {
      throw new UserError("ENV_INVALID", `--env gives ${name} twice`, { hint: `Give ${name} one value.` })
    }
    variables.set(name, value)
  }
  return Object.fromEntries(variables)
}
