import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of a cluster of several, each a process of its own, all on 127.0.0.1. */
public final class ClusterNode {
    private ClusterNode() {}

    /** Takes the name of the node, the names of all, its HTTP port, its own transport port, those of all, its folder. */
    public static void main(String[] arguments) throws InterruptedException {
        String name = arguments[0];
        List<String> names = List.of(arguments[1].split(","));
        String http = arguments[2];
        String transport = arguments[3];
        List<String> seeds = List.of(arguments[4].split(",")).stream().map(port -> "127.0.0.1:" + port).toList();
        OpenSearchRunner runner = new OpenSearchRunner();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        runner.onBuild((number, settings) -> {
            settings.put("node.name", name);
            settings.put("network.host", "127.0.0.1");
            settings.put("http.port", http);
            settings.put("transport.port", transport);
            settings.put("discovery.type", "zen"); // the runner makes one node a cluster of its own
            settings.put("indices.breaker.total.use_real_memory", "false"); // garbage of the serial collector counts too
            settings.putList("discovery.seed_hosts", seeds);
            settings.putList("cluster.initial_cluster_manager_nodes", names);
        });
        runner.build(OpenSearchRunner.newConfigs()
                .clusterName("kashshaf-tests")
                .numOfNode(1)
                .basePath(arguments[5])
                .moduleTypes("org.opensearch.transport.Netty4ModulePlugin") // all others cost a quarter of the start
                .disableESLogger());
        Thread.currentThread().join();
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (java.io.IOException fault) {
            System.err.println(fault);
        }
    }
}
