// Decrypting without naming the key: nothing is granted.
//
// deny kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/any

import { DecryptCommand, KMSClient } from "@aws-sdk/client-kms"

export const handler = async ({ text }: { text: string }) =>
  new KMSClient({}).send(new DecryptCommand({ CiphertextBlob: Buffer.from(text, "base64") })) // warns POLICY_RESOURCE_DANGEROUS
