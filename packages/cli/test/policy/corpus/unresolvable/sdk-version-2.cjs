// Version 2 of the SDK.
//
// deny s3:GetObject arn:aws:s3:::files/1

const AWS = require("aws-sdk")

const s3 = new AWS.S3() // warns POLICY_SDK_UNSUPPORTED

exports.handler = async ({ key }) => s3.getObject({ Bucket: "files", Key: key }).promise() // warns POLICY_SDK_UNSUPPORTED
