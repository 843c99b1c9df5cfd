// Static fields and methods.
//
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:api-key-??????
// deny secretsmanager:DescribeSecret arn:aws:secretsmanager:us-east-1:111122223333:secret:api-key-AbCdEf

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"

class Secrets {
  static readonly #client = new SecretsManagerClient({})
  static readonly #known = new Map<string, string>()

  static async get(name: string) {
    const known = this.#known.get(name)
    if (known) return known
    const { SecretString = "" } = await Secrets.#client.send(new GetSecretValueCommand({ SecretId: name }))
    this.#known.set(name, SecretString)
    return SecretString
  }
}

export const handler = async () => (await Secrets.get("api-key")).length
