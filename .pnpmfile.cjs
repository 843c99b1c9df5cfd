// The try-it page is one file that has all it needs; the packages that it was made from would be 240 MB.
module.exports = {
  hooks: {
    readPackage(pkg) {
      if (pkg.name === "@scalar/api-reference") pkg.dependencies = {}
      return pkg
    },
  },
}
