// Credentials of another role: taking it is the function's, what is done with them is the role's.
//
// env ROLE=arn:aws:iam::111122223333:role/partner-reader
// allow sts:AssumeRole arn:aws:iam::111122223333:role/partner-reader
// deny sts:AssumeRole arn:aws:iam::111122223333:role/partner-writer
// deny sts:TagSession arn:aws:iam::111122223333:role/partner-reader

import { S3Client } from "@aws-sdk/client-s3"
import { fromTemporaryCredentials } from "@aws-sdk/credential-providers"

export const s3 = new S3Client({
  credentials: fromTemporaryCredentials({ params: { RoleArn: process.env.ROLE, RoleSessionName: "partner" } }),
})

export const handler = async () => "ready"
