// require as a namespace, module.exports as an object.
//
// allow s3:GetObject arn:aws:s3:::assets/*
// deny s3:PutObject arn:aws:s3:::assets/1

const S3 = require("@aws-sdk/client-s3")

const client = new S3.S3Client({})

async function handler({ key }) {
  return client.send(new S3.GetObjectCommand({ Bucket: "assets", Key: key }))
}

module.exports = { handler }
