package com.easyai.gateway.document;

import com.easyai.gateway.catalogue.Catalogue;
import com.easyai.gateway.catalogue.Model;
import com.easyai.gateway.catalogue.Platform;
import com.easyai.gateway.catalogue.PlatformModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a catalogue document whole: either every part of it is good, or all problems are told, each with its path. */
public final class ReadCatalogue {
    /** Stands where a literal credential was written, in everything that is stored or shown. */
    public static final String SEALED = "(sealed)";

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Map<String, Set<String>> adapters;

    /** Takes the adapters that a platform may use, each with the credentials that it cannot do without. */
    public ReadCatalogue(Map<String, Set<String>> adapters) {
        this.adapters = Map.copyOf(adapters);
    }

    /** Reads a document that is not stored yet, YAML or JSON; its catalogue has revision 0. */
    public CatalogueReading read(String text, CredentialSource credentials) {
        var problems = new Problems();
        Optional<ObjectNode> document = DocumentText.parse(text, problems);
        if (document.isEmpty() || problems.any()) {
            return new CatalogueReading.Refused(problems.refusals());
        }
        return read(0, document.get(), credentials, problems);
    }

    /** Reads a stored document. */
    public CatalogueReading read(int revision, ObjectNode document, CredentialSource credentials) {
        return read(revision, document, credentials, new Problems());
    }

    private CatalogueReading read(int revision, ObjectNode document, CredentialSource credentials, Problems problems) {
        var root = new Section(document, "", problems);
        String currency = currency(root);
        List<Model> models = models(root);
        List<Platform> platforms = platforms(root, models, credentials);
        root.refuseOthers();
        refuseModelsNobodyOffers(root, models, platforms);
        if (problems.any()) {
            return new CatalogueReading.Refused(problems.refusals());
        }
        var catalogue = new Catalogue(revision, currency, models, platforms);
        return new CatalogueReading.Accepted(catalogue, withoutCredentials(document), problems.warnings());
    }

    private static String currency(Section root) {
        String currency = root.text("currency");
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            root.refuse("currency", "must be three capital letters, such as CNY");
        }
        return currency;
    }

    private static List<Model> models(Section root) {
        var models = new ArrayList<Model>();
        root.missing("models");
        root.sections("models").forEach(section -> models.add(ReadModel.read(section)));
        refuseRepeatedNames(root, "models", models.stream().map(Model::name).toList());
        return models;
    }

    private List<Platform> platforms(Section root, List<Model> models, CredentialSource credentials) {
        var byName = new HashMap<String, Model>();
        models.forEach(model -> byName.putIfAbsent(model.name(), model));
        var reader = new ReadPlatform(adapters, byName, credentials);
        var platforms = new ArrayList<Platform>();
        root.missing("platforms");
        root.sections("platforms").forEach(section -> platforms.add(reader.read(section)));
        refuseRepeatedNames(
                root, "platforms", platforms.stream().map(Platform::name).toList());
        return platforms;
    }

    private static void refuseRepeatedNames(Section root, String list, List<String> names) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
                root.refuse(list + "[" + i + "].name", "is the name of another one too; names must differ");
            }
        }
    }

    private static void refuseModelsNobodyOffers(Section root, List<Model> models, List<Platform> platforms) {
        Set<String> offered = platforms.stream()
                .flatMap(platform -> platform.models().stream())
                .map(PlatformModel::model)
                .collect(Collectors.toSet());
        for (int i = 0; i < models.size(); i++) {
            if (!models.get(i).name().isEmpty()
                    && !offered.contains(models.get(i).name())) {
                root.refuse("models[" + i + "]", "is offered by no platform; add it to one, or remove it");
            }
        }
    }

    private static ObjectNode withoutCredentials(ObjectNode document) {
        ObjectNode shown = document.deepCopy();
        for (JsonNode platform : shown.path("platforms")) {
            if (platform.path("credentials") instanceof ObjectNode credentials) {
                for (Map.Entry<String, JsonNode> entry : List.copyOf(credentials.properties())) {
                    if (!ReadCredentials.REFERENCE
                            .matcher(entry.getValue().asString())
                            .matches()) {
                        credentials.put(entry.getKey(), SEALED);
                    }
                }
            }
        }
        return shown;
    }
}
