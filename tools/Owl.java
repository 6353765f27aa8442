import java.io.File;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;

/** What breaks the OWL 2 DL profile in a file, and whether HermiT finds it consistent; the status is 1 where something is wrong. */
class Owl {
  public static void main(String[] files) throws Exception {
    var ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(files[0]));
    var broken = new OWL2DLProfile().checkOntology(ontology).getViolations();
    broken.stream().limit(20).forEach(System.out::println);
    var reasoner = new ReasonerFactory().createReasoner(ontology);
    boolean consistent = reasoner.isConsistent();
    var empty = consistent ? reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom() : java.util.Set.of();
    System.out.println(
        ontology.getAxiomCount() + " axioms; OWL 2 DL: " + broken.size() + " violations; HermiT: "
            + (consistent ? "consistent" : "inconsistent") + ", " + empty.size() + " classes that nothing can be of");
    System.exit(broken.isEmpty() && consistent && empty.isEmpty() ? 0 : 1);
  }
}
