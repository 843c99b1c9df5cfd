// Secrets by name, by ARN, and several at once.
//
// env SECRET_ARN=arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:stripe/key-??????
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:BatchGetSecretValue *
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:mail/key-??????
// deny secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:stripe/key2-AbCdEf
// deny secretsmanager:DeleteSecret arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// deny secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:stripe/key-AbCdEf

import {
  BatchGetSecretValueCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager"

const client = new SecretsManagerClient({})
const cache = new Map<string, Promise<string>>()

function secret(id: string): Promise<string> {
  const cached = cache.get(id)
  if (cached) return cached
  const loading = client
    .send(new GetSecretValueCommand({ SecretId: id }))
    .then(({ SecretString }) => SecretString ?? "")
  cache.set(id, loading)
  return loading
}

export const handler = async () => {
  const [stripe, database] = await Promise.all([secret("stripe/key"), secret(process.env.SECRET_ARN!)])
  const { SecretValues } = await client.send(
    new BatchGetSecretValueCommand({ SecretIdList: ["stripe/key", "mail/key"] }),
  )
  const rotated = JSON.stringify({ ...(JSON.parse(database) as object), stripe, count: SecretValues?.length })
  await client.send(new PutSecretValueCommand({ SecretId: process.env.SECRET_ARN, SecretString: rotated }))
}
