import { UserError } from "../errors/user-error.ts"

/** `--env NAME=VALUE`, any number of times; the last of one name counts. Throws `ENV_INVALID`. */
export function parseVariables(settings: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(setting) ?? []
      if (name !== undefined && value !== undefined) return [name, value]
      throw new UserError("ENV_INVALID", `--env ${setting} is not NAME=VALUE`, {
        hint: "Write --env TABLE_NAME=todos: the name has letters, digits and _, and no digit first.",
      })
    }),
  )
}
