package com.easyai.gateway.revision;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.query.Param;

interface CatalogueRevisions extends Repository<CatalogueRevision, Integer> {
    CatalogueRevision save(CatalogueRevision revision);

    Optional<CatalogueRevision> findFirstByOrderByRevisionDesc();

    /** 0 before the first one. */
    @Query("select coalesce(max(r.revision), 0) from CatalogueRevision r")
    int newest();

    /** Makes every other transaction that stores a revision wait until this one ends. */
    @Query(value = "select 1 from pg_advisory_xact_lock(:key)", nativeQuery = true)
    int lock(@Param("key") long key);
}
