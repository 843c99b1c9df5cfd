// The rotation function of a secret.
//
// env SECRET_ARN=arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:DescribeSecret arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:PutSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:UpdateSecretVersionStage arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// allow secretsmanager:GetRandomPassword *
// deny secretsmanager:DeleteSecret arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// deny secretsmanager:UpdateSecret arn:aws:secretsmanager:us-east-1:111122223333:secret:db-AbCdEf
// deny secretsmanager:GetSecretValue arn:aws:secretsmanager:us-east-1:111122223333:secret:db-XyZxYz

import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager"

const client = new SecretsManagerClient({})
const SecretId = process.env.SECRET_ARN

export const handler = async (event: { Step: string; ClientRequestToken: string }) => {
  const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId }))
  const token = event.ClientRequestToken
  if (!VersionIdsToStages[token]) throw new Error("unknown version")
  if (event.Step === "createSecret") {
    const { RandomPassword } = await client.send(new GetRandomPasswordCommand({ PasswordLength: 32 }))
    await client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken: token,
        SecretString: RandomPassword,
        VersionStages: ["AWSPENDING"],
      }),
    )
  }
  if (event.Step === "testSecret") {
    await client.send(new GetSecretValueCommand({ SecretId, VersionId: token, VersionStage: "AWSPENDING" }))
  }
  if (event.Step === "finishSecret") {
    await client.send(
      new UpdateSecretVersionStageCommand({ SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: token }),
    )
  }
}
