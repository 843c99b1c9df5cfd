// The old form with a callback is a call all the same.
//
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-password-??????
// deny secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-password-AbCdEf
// deny secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-password-old-AbCdEf

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager"

const client = new SecretsManagerClient({})

export function handler(_event: unknown, _context: unknown, done: (error: unknown, value?: string) => void) {
  client.send(
    new GetSecretValueCommand({ SecretId: "db-password" }),
    (error: unknown, data?: { SecretString?: string }) => done(error, data?.SecretString),
  )
}
