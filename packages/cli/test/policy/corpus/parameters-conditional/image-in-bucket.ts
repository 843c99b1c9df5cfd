// An image in a bucket is read with the caller's permission.
//
// allow rekognition:DetectLabels *
// allow s3:GetObject arn:aws:s3:::photos/*
// deny s3:PutObject arn:aws:s3:::photos/1
// deny rekognition:DetectFaces *

import { DetectLabelsCommand, RekognitionClient } from "@aws-sdk/client-rekognition"

export const handler = async ({ key }: { key: string }) =>
  new RekognitionClient({}).send(
    new DetectLabelsCommand({ Image: { S3Object: { Bucket: "photos", Name: key } }, MaxLabels: 5 }),
  )
