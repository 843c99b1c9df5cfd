export default function s3ObjectResponse() {
  const respond = () => $send("@aws-sdk/client-s3", "WriteGetObjectResponse", {})
  return { before: () => {}, after: respond, onError: respond }
}
