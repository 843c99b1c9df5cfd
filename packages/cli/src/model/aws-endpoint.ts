import { UserError } from "../errors/user-error.ts"

/**
 * The URL that a variable of a shell such as `AWS_ENDPOINT_URL` holds; undefined where it is unset or empty, as the AWS
 * SDK has it. Throws a UserError for what is no URL.
 */
export function awsEndpoint(
  variable: string,
  shell: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const { [variable]: endpoint } = shell
  if (endpoint === undefined || endpoint === "") return undefined
  if (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)) return endpoint
  throw new UserError("AWS_ENDPOINT_INVALID", `${variable} is ${JSON.stringify(endpoint)}, which is no URL`, {
    hint: "Give it one such as http://127.0.0.1:4566 in this shell, or unset it.",
  })
}
