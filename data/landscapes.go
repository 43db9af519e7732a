package data

// Landscape is a landscape that a foundation publishes.
type Landscape struct {
	Name       string // the value of --landscape
	Foundation string
	Site       string // URL of the web site
	Repository string // on GitHub; the data is its landscape.yml
}

// DataURL returns the URL of the data file on the default branch.
func (l Landscape) DataURL() string {
	return "https://raw.githubusercontent.com/" + l.Repository + "/HEAD/landscape.yml"
}

// Landscapes lists the landscapes that are built with landscape2, by name.
// Source: https://github.com/cncf/landscape2-sites, commit
// 40741a4 of 2026-07-02.
var Landscapes = []Landscape{
	{"aaif", "AAIF", "https://aaif.landscape2.io", "cncf/aaif-landscape"},
	{"ada", "ADA", "https://ada.landscape2.io", "appdefensealliance/landscape"},
	{"aousd", "AOUSD", "https://landscape.aousd.org", "aousd/landscape"},
	{"aswf", "ASWF", "https://landscape.aswf.io", "AcademySoftwareFoundation/aswf-landscape"},
	{"camara", "Camara", "https://camara.landscape2.io", "camaraproject/camara-landscape"},
	{"ccc", "CCC", "https://ccc.landscape2.io/", "confidential-computing/landscape"},
	{"cdf", "CDF", "https://cdf.landscape2.io", "cdfoundation/cdf-landscape"},
	{"cip", "CIP", "https://cip.landscape2.io", "civil-infrastructure-platform/cip-landscape"},
	{"cncf", "CNCF", "https://landscape.cncf.io", "cncf/landscape"},
	{"dlt", "LF Decentralized Trust", "https://landscape.lfdecentralizedtrust.org", "hyperledger-dlt-landscape/hyperledger-dlt-landscape"},
	{"ebpf", "eBPF", "https://ebpf.landscape2.io", "ebpffoundation/landscape"},
	{"finos", "FINOS", "https://finos.landscape2.io", "finos/finos-landscape"},
	{"graphql", "GraphQL", "https://graphql.landscape2.io", "graphql/graphql-landscape"},
	{"lf", "The Linux Foundation", "https://landscape.linuxfoundation.org", "jmertic/lf-landscape"},
	{"lfai", "LF AI & Data", "https://lfai.landscape2.io", "lfai/lfai-landscape"},
	{"lfedge", "LF Edge", "https://landscape.lfedge.org", "State-of-the-Edge/lfedge-landscape"},
	{"lfenergy", "LF Energy", "https://lfenergy.landscape2.io", "lf-energy/lfenergy-landscape"},
	{"lfeu", "The Linux Foundation Europe", "https://landscape.linuxfoundation.eu", "jmertic/lfeu-landscape"},
	{"lfnetworking", "LF Networking", "https://lfnetworking.landscape2.io", "lfnetworking/member_landscape"},
	{"neonephos", "NeoNephos", "https://neonephos.landscape2.io", "neonephos/landscape"},
	{"o3df", "O3DF", "https://landscape.o3df.org", "Open3DFoundation/o3df-landscape"},
	{"oai", "OpenAPI", "https://landscape.openapis.org", "OAI/landscape"},
	{"omp", "OMP", "https://omp.landscape2.io", "openmainframeproject/omp-landscape"},
	{"openchain", "openchain", "https://openchain.landscape2.io", "OpenChain-Project/landscape"},
	{"openinfra", "OpenInfra", "https://openinfra.landscape2.io", "OpenStackweb/landscape"},
	{"openssf", "OpenSSF", "https://openssf.landscape2.io", "ossf/ossf-landscape"},
	{"ospo", "OSPO", "https://landscape.todogroup.org", "todogroup/ospolandscape"},
	{"overturemaps", "overturemaps", "https://landscape.overturemaps.org", "OvertureMaps/landscape"},
	{"pqca", "PQCA", "https://landscape.pqca.org", "PQCA/landscape"},
	{"presto", "Presto", "https://presto.landscape2.io", "prestodb/presto-landscape"},
	{"pytorch", "PyTorch", "https://pytorch.landscape2.io", "pytorch-fdn/landscape"},
	{"riscv", "RISCV", "https://riscv.landscape2.io", "riscv-admin/riscv-landscape"},
	{"spdx", "SPDX", "https://spdx.landscape2.io", "spdx/sbom-landscape"},
}
