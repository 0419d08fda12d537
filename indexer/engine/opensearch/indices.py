"""The two indices of the cluster that an index of ours is, and the alias by which it is searched."""

from typing import Any

from opensearchpy import OpenSearch

from indexer.engine.fields import FacetFields
from indexer.engine.opensearch import rows, schema
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.errors import ClusterDownError, ClusterError

_DOCUMENTS, _TABLES = "documents", "tables"
# A query of a few words has some hundred clauses, of many words some thousand; a cluster allows 1024 unless told.
_CLAUSES = 65_536
_CLAUSE_SETTING = "indices.query.bool.max_clause_count"


def published(cluster: ClusterAccess, alias: str) -> str:
    """Return the name of the index that an alias names; raises IndexStateError if there is none."""
    found = cluster.connect(alias).indices.get_alias(name=f"{alias}-{_DOCUMENTS}")
    return str(next(iter(found))).removesuffix(f"-{_DOCUMENTS}")


def publish(cluster: ClusterAccess, index: str, alias: str) -> None:
    """Let an alias name an index (`Indices.publish`) that was just built: what took hours waits for the cluster."""
    Indices(cluster.connect(index, builds=True, is_known=True), index).publish(alias)


def delete_index(cluster: ClusterAccess, index: str) -> None:
    """Delete an index."""
    Indices(cluster.connect(index), index).delete()


class Indices:
    """The indices of one name."""

    def __init__(self, client: OpenSearch, name: str) -> None:
        """Take the client and the name; nothing is asked of the cluster."""
        self.client = client
        self.documents, self.tables = f"{name}-{_DOCUMENTS}", f"{name}-{_TABLES}"
        # Aliases: what is sent there after a deletion makes no index of that name.
        self.writing, self.writing_tables = f"{name}-writing", f"{name}-writing-{_TABLES}"

    def create(self, facets: FacetFields, shards: int) -> None:
        """Make the indices if they are not there."""
        if self.client.indices.exists(index=self.documents):
            return
        self._allow_large_queries()
        bodies: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
            self.tables: (rows.settings(shards), rows.mapping(), {self.writing_tables: {}}),
            self.documents: (schema.settings(shards), schema.mapping(facets), {self.writing: {}}),
        }
        for index, (settings, mappings, aliases) in bodies.items():
            self._make(index, {"settings": {"index": settings}, "mappings": mappings, "aliases": aliases})

    def check(self, facets: FacetFields) -> None:
        """Raise ClusterError if another version of this program made the index, or with other columns."""
        # What the node that answers knows: a cluster without a manager would not say, though it can be searched.
        params = {"filter_path": "*.mappings._meta", "local": "true"}
        found = self.client.indices.get_mapping(index=self.documents, params=params)
        theirs = found.get(self.documents, {}).get("mappings", {}).get("_meta")
        ours = schema.meta(facets)
        if theirs != ours:
            raise ClusterError(
                "The index %(index)s in the cluster is of another version (%(theirs)s; this one reads %(ours)s): build "
                "it again with `index-cli build`.",
                index=self.documents,
                theirs=theirs,
                ours=ours,
            )

    def count(self) -> int:
        """Return the number of documents that searches see."""
        return int(self.client.count(index=self.documents)["count"])

    def publish(self, alias: str) -> None:
        """Let an alias name these indices in place of those that it names, in one step for both.

        What opened the others goes on with them until it opens the alias again (`published`), or they are deleted.
        """
        ours = self.documents.partition("-")[0]  # a user may have no right over indices of other names
        actions: list[dict[str, Any]] = []
        for part, index in ((_DOCUMENTS, self.documents), (_TABLES, self.tables)):
            actions += [
                {"remove": {"index": f"{ours}-*-{part}", "alias": f"{alias}-{part}", "must_exist": False}},
                {"add": {"index": index, "alias": f"{alias}-{part}"}},
            ]
        self.client.indices.update_aliases(body={"actions": actions})

    def delete(self) -> None:
        """Delete the indices."""
        self.client.indices.delete(index=f"{self.documents},{self.tables}", params={"ignore_unavailable": "true"})

    def _make(self, index: str, body: dict[str, Any]) -> None:
        """Make one index; one that is there was made by this request, which was sent again after a lost answer."""
        try:
            self.client.indices.create(index=index, body=body)
        except ClusterError:
            if not self.client.indices.exists(index=index):
                raise

    def _allow_large_queries(self) -> None:
        """Let the whole cluster take queries of so many clauses; what it allows already stays as it is.

        It is a setting of a cluster, and of no index: without it, queries of some ten words would fail.
        """
        try:
            current = self.client.cluster.get_settings(params={"include_defaults": "true", "flat_settings": "true"})
            values = [scope[_CLAUSE_SETTING] for scope in current.values() if _CLAUSE_SETTING in scope]
            if int(values[0]) < _CLAUSES:
                self.client.cluster.put_settings(body={"persistent": {_CLAUSE_SETTING: _CLAUSES}})
        except ClusterDownError:
            raise
        except ClusterError as fault:
            raise ClusterError(
                "Queries of many words need %(setting)s: %(clauses)s, a setting of the whole cluster, which cannot be "
                "made so here (%(reason)s): let whoever runs the cluster set it, and a user read the settings.",
                setting=_CLAUSE_SETTING,
                clauses=_CLAUSES,
                reason=fault.values["reason"],
            ) from fault
