// An image in the request needs no bucket.
//
// allow rekognition:DetectFaces *
// deny s3:GetObject arn:aws:s3:::photos/1
// deny rekognition:DetectLabels *

import { DetectFacesCommand, RekognitionClient } from "@aws-sdk/client-rekognition"

export const handler = async ({ image }: { image: string }) =>
  new RekognitionClient({}).send(new DetectFacesCommand({ Image: { Bytes: Buffer.from(image, "base64") } }))
