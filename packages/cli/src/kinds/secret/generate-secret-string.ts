import type { GenerateOptions } from "@tsapi/framework/internal"

/** What Secrets Manager makes a random value of, as in CloudFormation; `GetRandomPassword` calls the members the same. */
export function generateSecretString({
  length,
  kinds = ["lowercase", "uppercase", "numbers", "punctuation"],
  exclude,
  key,
  template,
}: GenerateOptions): Readonly<Record<string, string | number | boolean>> {
  return {
    ...(length !== undefined && { PasswordLength: length }),
    ...(exclude !== undefined && { ExcludeCharacters: exclude }),
    ...(!kinds.includes("lowercase") && { ExcludeLowercase: true }),
    ...(!kinds.includes("uppercase") && { ExcludeUppercase: true }),
    ...(!kinds.includes("numbers") && { ExcludeNumbers: true }),
    ...(!kinds.includes("punctuation") && { ExcludePunctuation: true }),
    ...(kinds.includes("space") && { IncludeSpace: true }),
    ...(key !== undefined && { GenerateStringKey: key, SecretStringTemplate: JSON.stringify(template ?? {}) }),
  }
}
