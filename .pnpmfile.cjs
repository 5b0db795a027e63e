// Pages load the bundles of these; the packages that the bundles were made of are not needed.
const bundled = ['d3', 'vue'];

function readPackage(manifest) {
  if (bundled.includes(manifest.name)) return { ...manifest, dependencies: {} };
  // Nothing of ours is written with Vue, whatever could be.
  delete manifest.peerDependencies?.vue;
  delete manifest.peerDependenciesMeta?.vue;
  return manifest;
}

module.exports = { hooks: { readPackage } };
