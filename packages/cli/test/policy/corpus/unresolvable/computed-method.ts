// A method of a client whose name the request gives.
//
// deny s3:GetObject arn:aws:s3:::any/1
// deny s3:DeleteBucket arn:aws:s3:::any

import { S3 } from "@aws-sdk/client-s3"

const s3 = new S3({}) as unknown as Record<string, (input: object) => Promise<unknown>>

export const handler = async ({ method, input }: { method: string; input: object }) => s3[method]?.(input) // warns POLICY_CODE_OPAQUE
