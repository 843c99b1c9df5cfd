// An alias: any key, but only through that alias.
//
// allow kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/* when kms:RequestAlias=alias/app
// deny kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/1 when kms:RequestAlias=alias/other
// deny kms:Encrypt arn:aws:kms:us-east-1:111122223333:key/1
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/1 when kms:RequestAlias=alias/app

import { EncryptCommand, KMSClient } from "@aws-sdk/client-kms"

export const handler = async ({ text }: { text: string }) =>
  new KMSClient({}).send(new EncryptCommand({ KeyId: "alias/app", Plaintext: Buffer.from(text) }))
