// A key by its id and by its ARN.
//
// env KEY_ARN=arn:aws:kms:us-east-1:111122223333:key/bbbbbbbb-12ab-34cd-56ef-1234567890ab
// allow kms:GenerateDataKey arn:aws:kms:us-east-1:111122223333:key/aaaaaaaa-12ab-34cd-56ef-1234567890ab
// allow kms:Sign arn:aws:kms:us-east-1:111122223333:key/bbbbbbbb-12ab-34cd-56ef-1234567890ab
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/aaaaaaaa-12ab-34cd-56ef-1234567890ab
// deny kms:Sign arn:aws:kms:us-east-1:111122223333:key/aaaaaaaa-12ab-34cd-56ef-1234567890ab

import { GenerateDataKeyCommand, KMSClient, SignCommand } from "@aws-sdk/client-kms"

const kms = new KMSClient({})

export const handler = async ({ digest }: { digest: string }) => {
  const { CiphertextBlob } = await kms.send(
    new GenerateDataKeyCommand({ KeyId: "aaaaaaaa-12ab-34cd-56ef-1234567890ab", KeySpec: "AES_256" }),
  )
  const { Signature } = await kms.send(
    new SignCommand({
      KeyId: process.env.KEY_ARN,
      Message: Buffer.from(digest, "hex"),
      MessageType: "DIGEST",
      SigningAlgorithm: "RSASSA_PSS_SHA_256",
    }),
  )
  return { CiphertextBlob, Signature }
}
