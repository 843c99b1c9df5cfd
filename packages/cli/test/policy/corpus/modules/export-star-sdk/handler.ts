// A module of one's own passes the whole SDK package on.
//
// allow s3:PutObject arn:aws:s3:::out/1.txt
// deny s3:GetObject arn:aws:s3:::out/1.txt
// deny s3:PutObject arn:aws:s3:::out/2.txt

import { PutObjectCommand, s3 } from "./aws.ts"

export const handler = async () => s3.send(new PutObjectCommand({ Bucket: "out", Key: "1.txt", Body: "1" }))
